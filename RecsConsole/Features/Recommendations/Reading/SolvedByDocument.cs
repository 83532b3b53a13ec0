using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>Somebody says of a document that it solved the case.</summary>
/// <param name="Step">The step that brings the solution.</param>
public sealed record SolvedByDocument(AllowedAction Step, CitedSolution Cited);
