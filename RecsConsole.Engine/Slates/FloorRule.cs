namespace RecsConsole.Engine.Slates;

/// <summary>What decides whether an item is worth a place.</summary>
public enum FloorRule
{
    /// <summary>It stays, however low its score is.</summary>
    Keep,

    /// <summary>It is left out, however high its score is.</summary>
    Drop,

    /// <summary>A document's share of the best score.</summary>
    Document,

    /// <summary>The same for one used in cases of the type, or with a changed policy: such documents are useful more often.</summary>
    KnownDocument,

    /// <summary>A person's share of the best score.</summary>
    Person,

    /// <summary>
    /// The share of cases in the state that continue with an action that never ended well, or that no similar case used although another
    /// action has a good record.
    /// </summary>
    UsualStep,

    /// <summary>
    /// The share of cases in the state that continue with an activity of a log, with a word to somebody whose answer is overdue, or with an
    /// action that no similar case used where it solves such cases or no action has a good record.
    /// </summary>
    SeldomStep,
}
