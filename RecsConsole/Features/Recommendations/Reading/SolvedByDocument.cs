using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>The user says that a document solved the case.</summary>
/// <param name="Step">The step that records the solution.</param>
public sealed record SolvedByDocument(AllowedAction Step, CitedSolution Cited);
