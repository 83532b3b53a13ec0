namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>
/// Takes out of a text what names or identifies a person and says what kind of thing stood there: "[mail]". Takes time linear in the text. Immutable.
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

    /// <summary>The mask that knows these names as well.</summary>
    public TextMask With(IEnumerable<KnownName> more) => new(names.With(more));
}
