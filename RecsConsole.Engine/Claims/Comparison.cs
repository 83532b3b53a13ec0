namespace RecsConsole.Engine.Claims;

/// <summary>What a comparing word asks of the facts of its sentence.</summary>
internal enum Comparison
{
    /// <summary>The number that follows is not above what the facts say.</summary>
    AtLeast,

    /// <summary>The number that follows is not below what the facts say.</summary>
    AtMost,

    /// <summary>The number that follows is below what the facts say.</summary>
    MoreThan,

    /// <summary>The number that follows is above what the facts say.</summary>
    FewerThan,

    /// <summary>A number of hours follows.</summary>
    Within,

    /// <summary>There is a number of hours that more than half stayed below.</summary>
    Most,

    /// <summary>A part is its whole.</summary>
    All,

    /// <summary>A part is nothing.</summary>
    None,

    /// <summary>There is a difference of cases, or of score.</summary>
    Fewer,

    /// <summary>There is a difference of score.</summary>
    Less,

    /// <summary>Nothing was counted.</summary>
    Unused,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>The deadline is near.</summary>
    Soon,

    /// <summary>The case was not escalated.</summary>
    NotEscalated,

    /// <summary>The case was escalated.</summary>
    Waits,

    /// <summary>No fact can say that.</summary>
    Never,
}

/// <summary>A comparing word or phrase of a language.</summary>
/// <param name="MustCount">It compares only where a number follows; elsewhere it is a word like others.</param>
internal sealed record ComparisonPhrase(string Phrase, Comparison Comparison, bool MustCount = false);
