using RecsConsole.Casework.Presence;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>Asks once, before a letter goes out, whether it is meant while a colleague writes to the same customer.</summary>
internal sealed class WriterWarning
{
    private string? _told;

    /// <summary>What is said of the colleague; null when nobody else is writing, or when it was said before.</summary>
    public string? Of(CaseVisit? visit)
    {
        if (visit?.OtherWriter is not { } other || string.Equals(other, _told, StringComparison.Ordinal))
        {
            return null;
        }

        _told = other;
        return Texts.ColleagueIsWriting.With(other);
    }

    /// <summary>The letter is gone: the next one asks again.</summary>
    public void Forget() => _told = null;
}
