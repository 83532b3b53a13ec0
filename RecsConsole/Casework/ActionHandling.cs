namespace RecsConsole.Casework;

/// <summary>What has to happen before an action is carried out (R105).</summary>
public enum ActionHandling
{
    /// <summary>It is carried out at once.</summary>
    Do,

    /// <summary>The actor is asked once more, and then it is carried out.</summary>
    Confirm,

    /// <summary>It waits until a second person approved it.</summary>
    SecondPerson,

    /// <summary>It is never carried out: no person asked for it, or its risk is unknown.</summary>
    Never,
}
