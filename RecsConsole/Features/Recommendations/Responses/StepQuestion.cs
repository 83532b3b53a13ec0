using RecsConsole.Casework;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>A step whose form is asked for.</summary>
public sealed record StepQuestion(string Key, string Title, StepForm Form);
