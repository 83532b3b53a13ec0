namespace RecsConsole.Engine.Snapshots;

/// <summary>How probable actions are as the next step of the case, by the tenant's model of next steps.</summary>
/// <param name="Model">Hash of the model.</param>
/// <param name="Steps">The most probable actions of the catalog, best first; what is missing to one is the end and what is not among them.</param>
public sealed record StepForecast(string Model, IReadOnlyList<ForecastStep> Steps);

/// <summary>An action and its probability in millionths.</summary>
public sealed record ForecastStep(string Action, long Chance);
