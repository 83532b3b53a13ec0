namespace RecsConsole.Casework;

/// <summary>What has to happen before an action is carried out (R105).</summary>
public enum ActionHandling
{
    /// <summary>It is executed immediately.</summary>
    Do,

    /// <summary>It is executed after the actor confirms it.</summary>
    Confirm,

    /// <summary>It waits for the approval of a second person.</summary>
    SecondPerson,

    /// <summary>It is never executed: no person requested it, or its risk is unknown.</summary>
    Never,
}
