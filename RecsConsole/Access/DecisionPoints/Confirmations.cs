using RecsConsole.Engine.Access;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>
/// Questions to the decision point about what the policy has already permitted: one command, or the rows of a list in one request. Where none is in
/// force nothing is asked and nothing changes; what it did not answer is a no, and the check knows that it could not be made.
/// </summary>
public static class Confirmations
{
    /// <summary>Whether it says yes to all of these.</summary>
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

    /// <summary>The rows it says yes to, in their order.</summary>
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
