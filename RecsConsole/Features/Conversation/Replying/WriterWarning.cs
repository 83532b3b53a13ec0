using RecsConsole.Casework.Presence;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>Warns once before a message is sent while a colleague is writing to the same customer.</summary>
internal sealed class WriterWarning
{
    private string? _shownWriter;

    /// <summary>The warning; null when nobody else is writing, or when it was already given.</summary>
    public string? Of(CaseVisit? visit)
    {
        if (visit?.OtherWriter is not { } other || string.Equals(other, _shownWriter, StringComparison.Ordinal))
        {
            return null;
        }

        _shownWriter = other;
        return Texts.ColleagueIsWriting.With(other);
    }

    /// <summary>Resets the warning for the next message.</summary>
    public void Forget() => _shownWriter = null;
}
