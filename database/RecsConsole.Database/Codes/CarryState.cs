namespace RecsConsole.Database.Codes;

/// <summary>How far something is that was decided here and is to be written into another system.</summary>
public enum CarryState
{
    /// <summary>It waits, or is tried again.</summary>
    ToCarry,

    /// <summary>The other system has it.</summary>
    Carried,

    /// <summary>The other system does not take it.</summary>
    Declined,

    /// <summary>It was taken back here before it went out.</summary>
    Withdrawn,
}
