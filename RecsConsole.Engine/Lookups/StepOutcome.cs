namespace RecsConsole.Engine.Lookups;

/// <summary>What came of a step of the case.</summary>
public enum StepOutcome
{
    /// <summary>Done; it is unknown whether it helped.</summary>
    Done,

    /// <summary>The case is waiting for somebody to answer it.</summary>
    Waiting,

    /// <summary>A check showed that it did not help, or the customer wrote so: the case went back, or stands where it was.</summary>
    Failed,

    /// <summary>It closed the case, or was what solved it, and the case was reopened.</summary>
    Reopened,

    /// <summary>It solved the case, as somebody said or as the last work before that, and the case still is solved.</summary>
    Worked,
}
