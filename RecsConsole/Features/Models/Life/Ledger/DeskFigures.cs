using RecsConsole.Features.Models.Detail.Pilot;
using RecsConsole.Features.Models.OffPolicy;

namespace RecsConsole.Features.Models.Life.Ledger;

/// <summary>What the desk itself says of a model: its own draws, and the pilot.</summary>
/// <param name="Policy">What the model would have earned; null for models of slates without draws.</param>
/// <param name="Pilot">The pilot compared with the people outside it; null when the model is not a pilot.</param>
public sealed record DeskFigures(PolicyFigures? Policy, PilotFigures? Pilot);
