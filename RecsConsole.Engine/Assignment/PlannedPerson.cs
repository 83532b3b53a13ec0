namespace RecsConsole.Engine.Assignment;

/// <summary>A person whom requests may go to.</summary>
/// <param name="Carries">Open cases, and requests for help that were asked lately.</param>
/// <param name="Capacity">What the person can carry.</param>
/// <param name="Room">How many further requests the person can take: what capacity and the day's cap leave.</param>
public sealed record PlannedPerson(string Id, int Carries, int Capacity, int Room);
