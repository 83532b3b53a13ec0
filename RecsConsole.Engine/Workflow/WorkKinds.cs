namespace RecsConsole.Engine.Workflow;

/// <summary>What kinds of actions do for a case: which of them may have solved it, and which are of use while it waits.</summary>
public static class WorkKinds
{
    private const string Communicate = "communicate";
    private const string Escalate = "escalate";

    /// <summary>Takes the case or gives it to somebody: no work on it yet.</summary>
    public const string Assign = "assign";

    /// <summary>Closes the case, and solves nothing itself.</summary>
    public const string Close = "close";

    /// <summary>Looks into the problem. It may be all that was needed, but only where nothing was done about the problem.</summary>
    public const string Investigate = "investigate";

    /// <summary>
    /// Whether an action of the kind works on the problem itself: not one that looks into it, speaks with somebody, hands the case on, does
    /// what a policy asks or closes the case.
    /// </summary>
    public static bool MaySolve(string kind) => kind is not (Communicate or Escalate or Close or Investigate or Assign or "compliance");

    /// <summary>
    /// Whether the last work on a case becomes an action of this kind, which is what solved it unless somebody says otherwise.
    /// </summary>
    /// <param name="lastWork">Kind of the last work so far; null when there was none.</param>
    public static bool IsWorkAfter(string? lastWork, string kind) =>
        MaySolve(kind) || (kind is Investigate && (lastWork is null || !MaySolve(lastWork)));

    /// <summary>
    /// Whether a suggestion of the kind is of use while a case waits, however unsure it is: a reminder or an overdue word to the customer,
    /// or more hands before the deadline.
    /// </summary>
    public static bool IsOfUseWhileWaiting(string? kind) => kind is Communicate or Escalate;

    /// <summary>Whether an action of the kind speaks with somebody.</summary>
    public static bool IsCommunication(string? kind) => kind is Communicate;
}
