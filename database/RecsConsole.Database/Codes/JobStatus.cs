namespace RecsConsole.Database.Codes;

/// <summary>The states of a job run.</summary>
public enum JobStatus
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}
