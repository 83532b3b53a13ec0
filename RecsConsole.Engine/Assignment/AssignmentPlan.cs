namespace RecsConsole.Engine.Assignment;

/// <summary>Who takes what at the least cost, and what one request more would cost with each person.</summary>
/// <param name="PersonOf">Person of each request; null: nobody.</param>
/// <param name="Cost">Cost of the whole plan.</param>
/// <param name="Prices">
/// By person: how much the whole plan would cost more if the person took one request more; null when there is no room and nothing that could
/// move away.
/// </param>
public sealed record AssignmentPlan(IReadOnlyList<int?> PersonOf, long Cost, IReadOnlyList<long?> Prices);
