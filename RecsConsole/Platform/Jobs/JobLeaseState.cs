namespace RecsConsole.Platform.Jobs;

/// <summary>The answer to a runner's heartbeat.</summary>
public enum JobLeaseState
{
    /// <summary>Continue.</summary>
    Held,

    /// <summary>Somebody asked to cancel the run.</summary>
    CancelAsked,

    /// <summary>Another process has taken the run over, or it has ended: nothing more may be written.</summary>
    Lost,
}
