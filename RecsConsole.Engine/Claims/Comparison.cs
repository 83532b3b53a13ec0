namespace RecsConsole.Engine.Claims;

/// <summary>What a comparing word requires of the facts of its sentence.</summary>
internal enum Comparison
{
    /// <summary>The number that follows is at most the fact's value.</summary>
    AtLeast,

    /// <summary>The number that follows is at least the fact's value.</summary>
    AtMost,

    /// <summary>The number that follows is below the fact's value.</summary>
    MoreThan,

    /// <summary>The number that follows is above the fact's value.</summary>
    FewerThan,

    /// <summary>The number that follows is the fact's number of hours.</summary>
    Within,

    /// <summary>The facts give a number of hours that more than half of the cases stayed below.</summary>
    Most,

    /// <summary>A part equals its whole.</summary>
    All,

    /// <summary>A part is zero.</summary>
    None,

    /// <summary>A fact gives a positive difference in cases or in score.</summary>
    Fewer,

    /// <summary>A fact gives a positive difference in score.</summary>
    Less,

    /// <summary>A count is zero.</summary>
    Unused,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>The deadline is near.</summary>
    Soon,

    /// <summary>The case was not escalated.</summary>
    NotEscalated,

    /// <summary>The case was escalated: supports "still waits".</summary>
    Waits,

    /// <summary>Some of the solving steps were inferred: supports "probably".</summary>
    Inferred,

    /// <summary>No fact can support this word.</summary>
    Never,
}

/// <summary>A comparing word or phrase in a language.</summary>
/// <param name="MustCount">It compares only before a number; elsewhere it is an ordinary word.</param>
internal sealed record ComparisonPhrase(string Phrase, Comparison Comparison, bool MustCount = false);
