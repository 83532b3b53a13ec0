namespace RecsConsole.Engine.Lookups;

/// <summary>From what on the time until the next step is measured: the last thing that happened on the case.</summary>
public enum WaitStart
{
    /// <summary>The last step.</summary>
    Step,

    /// <summary>Something else since then: the customer wrote, or an event moved the case.</summary>
    News,

    /// <summary>The opening: nothing has happened yet.</summary>
    Opening,
}
