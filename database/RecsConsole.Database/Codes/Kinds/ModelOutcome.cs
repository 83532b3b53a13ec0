namespace RecsConsole.Database.Codes;

/// <summary>What came of asking an optional model.</summary>
public enum ModelOutcome
{
    Answered,

    /// <summary>No answer within the time that a request waits.</summary>
    Late,

    /// <summary>The endpoint refused, with an HTTP status of its own.</summary>
    Refused,

    /// <summary>The answer failed validation and was not used.</summary>
    Invalid,

    Unreachable,

    /// <summary>It was not asked, because it had failed a moment before.</summary>
    Resting,

    /// <summary>The answer was used without something that it had invented; it counts as answered too.</summary>
    Invented,
}
