namespace RecsConsole.Engine.Snapshots;

/// <summary>A person who worked with those on the case.</summary>
/// <param name="Together">Number of finished cases they worked on together.</param>
/// <param name="Handovers">Number of these cases in which the person took over from somebody on this case.</param>
public sealed record CollaboratorFacts(Guid PersonId, int Together, int Handovers);
