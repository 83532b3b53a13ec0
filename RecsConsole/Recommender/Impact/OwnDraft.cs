namespace RecsConsole.Recommender.Impact;

/// <summary>A draft that its author has not sent yet.</summary>
/// <param name="Key">Unique among drafts.</param>
/// <param name="Title">Name of the object, with the version that the draft is to become.</param>
/// <param name="Address">URL where its author continues.</param>
/// <param name="KeptAt">When it was last saved, or kept while its author typed.</param>
public sealed record OwnDraft(string Key, string Title, string Address, DateTimeOffset KeptAt)
{
    /// <summary>Kind of the object, for use within a sentence; null when the title says it.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether input of the form is kept that was not saved into the draft.</summary>
    public bool HasUnsavedInput { get; init; }

    /// <summary>What its author may try on stored decisions: the draft as it was saved. Null when nothing can be tried.</summary>
    public ImpactSubject? Impact { get; init; }
}
