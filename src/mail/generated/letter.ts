// Written by npm run mails from src/mail/templates/letter.mjml: change that.

/** The parts of a letter: HTML, and the slots that text is filled into. */
export const letterParts = {
  "opening": [
    "<!doctype html>\n<html lang=\"",
    {
      "slot": "language"
    },
    "\" dir=\"ltr\" xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<title>",
    {
      "slot": "title"
    },
    "</title>\n<!--[if !mso]><!-->\n<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n<!--<![endif]-->\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style type=\"text/css\">\n#outlook a { padding:0; }\nbody { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }\ntable, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }\nimg { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }\np { display:block;margin:13px 0; }\n</style>\n<!--[if mso]>\n<noscript>\n<xml>\n<o:OfficeDocumentSettings>\n<o:AllowPNG/>\n<o:PixelsPerInch>96</o:PixelsPerInch>\n</o:OfficeDocumentSettings>\n</xml>\n</noscript>\n<![endif]-->\n<!--[if lte mso 11]>\n<style type=\"text/css\">\n.mj-outlook-group-fix { width:100% !important; }\n</style>\n<![endif]-->\n<style type=\"text/css\">\n@media only screen and (min-width:480px) {\n.mj-column-per-100 { width:100% !important; max-width: 100%; }\n}\n</style>\n<style media=\"screen and (min-width:480px)\">\n.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }\n</style>\n<style type=\"text/css\">\n:root {\ncolor-scheme: light dark;\nsupported-color-schemes: light dark;\n}\n.letter,\n.letter td {\noverflow-wrap: anywhere;\nword-break: break-word;\n}\n.facts th {\nwhite-space: normal;\n}\n:lang(ja) h1 {\nword-break: auto-phrase;\n}\n@media (max-width: 615px) {\n.page > div {\npadding: 0 8px;\n}\n}\n@media (max-width: 479px) {\n.card > table > tbody > tr > td {\npadding: 20px 16px 8px !important;\n}\n.action table {\nwidth: 100% !important;\n}\n.facts th,\n.facts td {\ndisplay: block !important;\npadding: 0 !important;\nwidth: auto !important;\n}\n.facts th {\npadding-top: 10px !important;\n}\n.facts tr:first-child th {\npadding-top: 0 !important;\n}\n}\n@media (prefers-color-scheme: dark) {\nbody,\n.page,\n.page > div {\nbackground-color: #1f1f1f !important;\n}\n.card,\n.card > table {\nbackground-color: #292929 !important;\n}\n.card > table > tbody > tr > td {\nborder-color: #3d3d3d !important;\n}\n.ink > div {\ncolor: #f5f5f5 !important;\n}\n.quiet > div,\n.facts th {\ncolor: #c7c7c7 !important;\n}\n.facts td {\ncolor: #f5f5f5 !important;\n}\n.facts table {\nbackground-color: #333333 !important;\nborder-color: #4a4a4a !important;\n}\n.action td,\n.action a {\nbackground-color: #479ef5 !important;\ncolor: #0b1a28 !important;\n}\n}\n</style>\n<meta name=\"color-scheme\" content=\"light dark\" /> <meta name=\"supported-color-schemes\" content=\"light\ndark\" /> <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\" />\n</head>\n<body  class=\"page\" style=\"word-spacing:normal;background-color:#f3f2f1;\">\n<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;\">",
    {
      "slot": "preheader"
    },
    "</div>\n<div\naria-roledescription=\"email\" role=\"article\" lang=\"",
    {
      "slot": "language"
    },
    "\" dir=\"ltr\" style=\"word-spacing:normal;background-color:#f3f2f1;\"\n>\n<!--[if mso | IE]><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"\" role=\"presentation\" style=\"width:600px;\" width=\"600\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  style=\"margin:0px auto;max-width:600px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:24px 8px 8px;text-align:center;\"\n>\n<!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:584px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" class=\"letter quiet\" style=\"font-size:0px;padding:0 16px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:14px;font-weight:600;line-height:1.5;text-align:left;color:#555555;\"\n>",
    {
      "slot": "sender"
    },
    "</div>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"card-outlook\" role=\"presentation\" style=\"width:600px;\" width=\"600\" bgcolor=\"#ffffff\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  class=\"card\" style=\"background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:8px;overflow:hidden;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"border:1px solid #e1dfdd;border-radius:8px;direction:ltr;font-size:0px;padding:32px 32px 16px;text-align:center;\"\n>\n<!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" width=\"600px\" ><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"\" role=\"presentation\" style=\"width:534px;\" width=\"534\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  style=\"margin:0px auto;max-width:534px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:0;text-align:center;\"\n>\n<!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:534px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" class=\"letter ink\" style=\"font-size:0px;padding:0 0 16px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:22px;font-weight:600;line-height:1.3;text-align:left;color:#242424;\"\n><h1 style=\"margin: 0; font: inherit\">",
    {
      "slot": "title"
    },
    "</h1></div>\n</td>\n</tr>\n"
  ],
  "paragraph": [
    "<tr>\n<td\nalign=\"left\" class=\"letter ink\" style=\"font-size:0px;padding:0 0 16px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#242424;\"\n>",
    {
      "slot": "text"
    },
    "</div>\n</td>\n</tr>\n"
  ],
  "factsBegin": [
    "<tr>\n<td\nalign=\"left\" class=\"letter facts\" style=\"font-size:0px;padding:0 0 20px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:16px;line-height:1.5;text-align:left;color:#242424;\"\n><table\nrole=\"presentation\"\ncellpadding=\"0\"\ncellspacing=\"0\"\nstyle=\"\nwidth: 100%;\nborder-collapse: separate;\nbackground-color: #faf9f8;\nborder: 1px solid #edebe9;\nborder-radius: 6px;\npadding: 12px 16px;\n\"\n>\n"
  ],
  "fact": [
    "<tr>\n<th\nstyle=\"\ntext-align: start;\nvertical-align: top;\nfont-size: 14px;\nfont-weight: 400;\nline-height: 24px;\ncolor: #555555;\npadding: 2px 16px 2px 0;\nwidth: 30%;\n\"\n>\n",
    {
      "slot": "label"
    },
    "\n</th>\n<td\ndir=\"auto\"\nstyle=\"\ntext-align: start;\nvertical-align: top;\nfont-size: 16px;\nfont-weight: 600;\nline-height: 24px;\npadding: 2px 0;\n\"\n>\n",
    {
      "slot": "value"
    },
    "\n</td>\n</tr>\n"
  ],
  "factsEnd": [
    "</table></div>\n</td>\n</tr>\n"
  ],
  "action": [
    "<tr>\n<td\nalign=\"left\" class=\"action\" style=\"font-size:0px;padding:4px 0 20px;word-break:break-word;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"border-collapse:separate;line-height:100%;\"\n>\n<tbody>\n<tr>\n<td\nalign=\"center\" bgcolor=\"#0f6cbd\" role=\"presentation\" style=\"border:none;border-radius:4px;cursor:auto;mso-padding-alt:13px 24px;background:#0f6cbd;\" valign=\"middle\"\n>\n<a\nhref=\"",
    {
      "slot": "link"
    },
    "\" style=\"display:inline-block;background:#0f6cbd;color:#ffffff;font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:16px;font-weight:600;line-height:1.3;margin:0;text-decoration:none;text-transform:none;padding:13px 24px;mso-padding-alt:0px;border-radius:4px;\" target=\"_blank\"\n>\n",
    {
      "slot": "label"
    },
    "\n</a>\n</td>\n</tr>\n</tbody>\n</table>\n</td>\n</tr>\n"
  ],
  "small": [
    "<tr>\n<td\nalign=\"left\" class=\"letter quiet\" style=\"font-size:0px;padding:0 0 12px;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:14px;line-height:1.5;text-align:left;color:#555555;\"\n>",
    {
      "slot": "text"
    },
    "</div>\n</td>\n</tr>\n"
  ],
  "footer": [
    "</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><table align=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" class=\"\" role=\"presentation\" style=\"width:600px;\" width=\"600\" ><tr><td style=\"line-height:0px;font-size:0px;mso-line-height-rule:exactly;\"><![endif]-->\n<div  style=\"margin:0px auto;max-width:600px;\">\n<table\nalign=\"center\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"width:100%;\"\n>\n<tbody>\n<tr>\n<td\nstyle=\"direction:ltr;font-size:0px;padding:8px 8px 24px;text-align:center;\"\n>\n<!--[if mso | IE]><table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td class=\"\" style=\"vertical-align:top;width:584px;\" ><![endif]-->\n<div\nclass=\"mj-column-per-100 mj-outlook-group-fix\" style=\"font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;\"\n>\n<table\nborder=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\" style=\"vertical-align:top;\" width=\"100%\"\n>\n<tbody>\n<tr>\n<td\nalign=\"left\" class=\"letter quiet\" style=\"font-size:0px;padding:8px 16px 0;word-break:break-word;\"\n>\n<div\nstyle=\"font-family:'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Arial, sans-serif;font-size:13px;line-height:1.5;text-align:left;color:#555555;\"\n>",
    {
      "slot": "footer"
    },
    "</div>\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n<!--[if mso | IE]></td></tr></table><![endif]-->\n</div>\n</body>\n</html>\n"
  ]
} as const;
