using RecsConsole.Casework.Presence;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>
/// Asks once before a message is sent: where a policy keeps people from writing to the customer, and while a colleague is writing to
/// the same customer.
/// </summary>
internal sealed class WriterWarning
{
    private string? _shownWriter;
    private string? _shownPolicy;

    /// <summary>The warning; null when there is nothing to ask, or when it was already given.</summary>
    /// <param name="policy">The policy that keeps people from writing to the customer here; null when none does.</param>
    public string? Of(CaseVisit? visit, string? policy)
    {
        if (policy is not null && !string.Equals(policy, _shownPolicy, StringComparison.Ordinal))
        {
            _shownPolicy = policy;
            return Texts.PolicyForbidsWriting.With(policy);
        }

        if (visit?.OtherWriter is not { } other || string.Equals(other, _shownWriter, StringComparison.Ordinal))
        {
            return null;
        }

        _shownWriter = other;
        return Texts.ColleagueIsWriting.With(other);
    }

    /// <summary>Resets the warning for the next message.</summary>
    public void Forget() => (_shownWriter, _shownPolicy) = (null, null);
}
