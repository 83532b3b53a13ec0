namespace RecsConsole.Engine.Snapshots;

/// <summary>How probable actions are as the next step of the case, according to the tenant's next-step model.</summary>
/// <param name="Model">Hash of the model.</param>
/// <param name="Steps">
/// The most probable catalog actions, best first; the end and everything else make up the remaining probability.
/// </param>
public sealed record StepForecast(string Model, IReadOnlyList<ForecastStep> Steps);

/// <summary>An action and its probability in millionths.</summary>
public sealed record ForecastStep(string Action, long Chance)
{
    /// <summary>
    /// Seconds within which the step usually follows the case's last one: three of four did. Null when unknown.
    /// </summary>
    public long? UsualSeconds { get; init; }

    /// <summary>Seconds after which the step is late: nine of ten followed sooner. Null when unknown.</summary>
    public long? LateSeconds { get; init; }

    /// <summary>What the case says of itself that makes the step likely; null when nothing alone makes a difference.</summary>
    public DecidingField? Deciding { get; init; }
}

/// <summary>A field of the case that makes a step likely.</summary>
/// <param name="Field">Its name, see <see cref="Routing.RoutingFields"/>.</param>
/// <param name="Without">The chance of the step without it, in millionths.</param>
public sealed record DecidingField(string Field, long Without);
