namespace RecsConsole.Engine.Assignment;

/// <summary>A person who may take requests.</summary>
/// <param name="Carries">Open cases plus recent requests for help.</param>
/// <param name="Capacity">Open cases the person can carry.</param>
/// <param name="Room">How many further requests the person can take within capacity and daily cap.</param>
public sealed record PlannedPerson(string Id, int Carries, int Capacity, int Room);
