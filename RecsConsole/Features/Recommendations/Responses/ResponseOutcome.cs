namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>The result of a response, in words for the screen.</summary>
public sealed record ResponseOutcome(Guid ResponseId, string Message, bool CaseMoved, bool IsPendingApproval, bool CanUndo);
