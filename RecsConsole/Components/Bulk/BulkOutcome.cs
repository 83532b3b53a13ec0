using RecsConsole.Platform;

namespace RecsConsole.Components.Bulk;

/// <summary>What came of an action for one of several selected rows.</summary>
/// <param name="Name">The row, as its list names it.</param>
/// <param name="Words">What was done, or why it was refused.</param>
public sealed record BulkOutcome(string Name, string Words, bool IsDone)
{
    /// <summary>What was made for the row and is shown only once, such as a link; mostly null.</summary>
    public string? Made { get; init; }

    /// <summary>The answer of the operation that ran for the row.</summary>
    /// <param name="wordsOf">What was done, as a sentence.</param>
    public static BulkOutcome Of<T>(string name, Result<T> answer, Func<T, string> wordsOf)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(wordsOf);
        return answer.IsOk ? new(name, wordsOf(answer.Value), IsDone: true) : Refused(name, answer.Error);
    }

    public static BulkOutcome Refused(string name, Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(name, error.Message, IsDone: false);
    }
}
