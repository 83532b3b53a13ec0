namespace RecsConsole.Features.People.Absences;

/// <summary>An absence as it was typed and not added, in the day of whoever is away.</summary>
public sealed record KeptAbsence(DateTime? From, DateTime? To, Guid? StandInId);
