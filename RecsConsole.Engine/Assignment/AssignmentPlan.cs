namespace RecsConsole.Engine.Assignment;

/// <summary>Who takes which request at the least cost, and what one more request would cost for each person.</summary>
/// <param name="PersonOf">The person for each request, by index; null when nobody takes it.</param>
/// <param name="Cost">Cost of the whole plan.</param>
/// <param name="Prices">
/// By person: the added cost of the whole plan if they took one more request; null when they have no room and no request that could be
/// moved to somebody else.
/// </param>
public sealed record AssignmentPlan(IReadOnlyList<int?> PersonOf, long Cost, IReadOnlyList<long?> Prices);
