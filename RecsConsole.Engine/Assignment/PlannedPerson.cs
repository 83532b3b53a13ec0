namespace RecsConsole.Engine.Assignment;

/// <summary>A person who may take requests.</summary>
/// <param name="Carries">Open cases plus recent requests for help.</param>
/// <param name="Capacity">What the person can carry.</param>
/// <param name="Room">How many further requests the person can take: what capacity and the day's cap leave.</param>
public sealed record PlannedPerson(string Id, int Carries, int Capacity, int Room);
