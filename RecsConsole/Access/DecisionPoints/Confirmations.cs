using RecsConsole.Engine.Access;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>
/// Asks the decision point about what the policy has already permitted: one command, or the rows of a list in one request. Without a
/// decision point everything stays permitted. A missing answer is a no and marks the check as failed.
/// </summary>
public static class Confirmations
{
    /// <summary>Whether the decision point permits all of these.</summary>
    public static async Task<bool> PermitsAsync(
        this DecisionPoint point,
        AccessCheck check,
        IReadOnlyList<AccessQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(point);
        if (!point.IsInForce)
        {
            return true;
        }

        var answers = await AskAsync(point, check, questions, cancellationToken);
        return answers.All(answer => answer is true);
    }

    /// <summary>The rows that the decision point permits, in their order.</summary>
    public static async Task<IReadOnlyList<T>> KeepAsync<T>(
        this DecisionPoint point,
        AccessCheck check,
        AccessOperation operation,
        IReadOnlyList<T> rows,
        Func<T, AccessResource> resourceOf,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(rows);
        if (!point.IsInForce || rows.Count == 0)
        {
            return rows;
        }

        var answers = await AskAsync(
            point,
            check,
            [.. rows.Select(row => new AccessQuestion(operation, resourceOf(row)))],
            cancellationToken
        );
        return [.. rows.Where((_, place) => answers[place] is true)];
    }

    private static async Task<IReadOnlyList<bool?>> AskAsync(
        DecisionPoint point,
        AccessCheck check,
        IReadOnlyList<AccessQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var answers = await point.AskAsync(check.Subject, questions, cancellationToken);
        if (answers.Any(answer => answer is null))
        {
            check.MarkFailed();
        }

        return answers;
    }
}
