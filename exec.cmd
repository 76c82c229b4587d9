@rem For Windows: the scripts of package.json start their servers by "exec", so that no shell stands in the way of signals.
@%*
