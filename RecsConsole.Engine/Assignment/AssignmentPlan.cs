namespace RecsConsole.Engine.Assignment;

/// <summary>Who takes which request at the least cost, and what one more request would cost for each person.</summary>
/// <param name="PersonOf">Person of each request; null: nobody.</param>
/// <param name="Cost">Cost of the whole plan.</param>
/// <param name="Prices">
/// By person: added cost of the whole plan if the person took one more request; null when the person has no room and no request that could
/// move away.
/// </param>
public sealed record AssignmentPlan(IReadOnlyList<int?> PersonOf, long Cost, IReadOnlyList<long?> Prices);
