import os

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WORKERS", "2"))
accesslog = "-"
worker_tmp_dir = "/dev/shm"  # a heartbeat file on a slow disk looks like a dead worker
