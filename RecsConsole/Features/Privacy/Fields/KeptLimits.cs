using RecsConsole.Engine.Fields;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Limits on the use of fields that were chosen but not saved.</summary>
/// <param name="Version">Version of the settings they are based on.</param>
/// <param name="Limits">Null when nothing is withheld.</param>
public sealed record KeptLimits(int Version, FieldLimits? Limits);
