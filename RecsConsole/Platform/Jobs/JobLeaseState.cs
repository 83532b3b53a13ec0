namespace RecsConsole.Platform.Jobs;

/// <summary>What a runner learns each time it says that it is alive.</summary>
public enum JobLeaseState
{
    /// <summary>Go on.</summary>
    Held,

    /// <summary>Somebody asked for the end of the run.</summary>
    CancelAsked,

    /// <summary>Another process has taken it over, or it has ended: nothing more may be written.</summary>
    Lost,
}
