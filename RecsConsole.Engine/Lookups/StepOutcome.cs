namespace RecsConsole.Engine.Lookups;

/// <summary>What came of a step of the case.</summary>
public enum StepOutcome
{
    /// <summary>Done; whether it helped is not known.</summary>
    Done,

    /// <summary>The case waits for somebody's answer to it.</summary>
    Waiting,

    /// <summary>A check showed that it did not help: the case went back.</summary>
    Failed,

    /// <summary>It closed the case, or came last before that, and the case was opened again.</summary>
    Reopened,
}
