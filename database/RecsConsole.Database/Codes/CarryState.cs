namespace RecsConsole.Database.Codes;

/// <summary>The state of writing a decision back to another system.</summary>
public enum CarryState
{
    /// <summary>Waiting, or being retried.</summary>
    ToCarry,

    /// <summary>The other system has accepted the step.</summary>
    Carried,

    /// <summary>The other system refuses the step.</summary>
    Declined,

    /// <summary>It was undone here before it was sent, or there was nothing to write.</summary>
    Withdrawn,
}
