namespace RecsConsole.Features.People.Absences;

/// <summary>An absence that was typed but not added, in local time of the absent person.</summary>
public sealed record KeptAbsence(DateTime? From, DateTime? To, Guid? StandInId);
