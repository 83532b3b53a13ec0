namespace RecsConsole.Casework;

/// <summary>What has to happen before an action is carried out (R105).</summary>
public enum ActionHandling
{
    /// <summary>The action is executed immediately.</summary>
    Do,

    /// <summary>The action is executed after the actor confirms it.</summary>
    Confirm,

    /// <summary>The action waits for the approval of a second person.</summary>
    SecondPerson,

    /// <summary>The action is never executed: no person requested it, or its risk is unknown.</summary>
    Never,
}
