namespace RecsConsole.Engine.Snapshots;

/// <summary>A person who worked with those on the case.</summary>
/// <param name="Together">Finished cases that both worked on.</param>
/// <param name="Handovers">Of these, cases in which somebody on this case was followed by the person.</param>
public sealed record CollaboratorFacts(Guid PersonId, int Together, int Handovers);
