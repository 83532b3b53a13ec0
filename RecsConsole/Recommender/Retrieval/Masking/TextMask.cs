namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>
/// Removes what names or identifies a person from a text, and leaves its kind in its place: "[mail]". Takes time linear in the text.
/// Immutable.
/// </summary>
public sealed class TextMask(KnownNames names)
{
    /// <summary>The text as it may leave. Patterns come first: a name inside a mail address goes with the address.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = MailAddresses.Replace(PersonalPatterns.ReplaceLogins(text));
        return names.Replace(PersonalPatterns.ReplaceNumbers(masked));
    }

    /// <summary>The mask extended by these names.</summary>
    public TextMask With(IEnumerable<KnownName> more) => new(names.With(more));
}
