namespace RecsConsole.Engine.Snapshots;

/// <summary>What a model read in the text of the case: which actions it asks for.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Actions">Actions of the catalog that the workflow allowed then, the best first.</param>
/// <param name="Invented">How many ids the model named that were not among the actions it could choose from; they were dropped.</param>
public sealed record IntentFacts(string Model, IReadOnlyList<IntentScore> Actions, int Invented);

/// <summary>An action that the text asks for.</summary>
/// <param name="Score">How sure the model is, from 0 to 1, scaled by 1,000,000.</param>
public sealed record IntentScore(string Action, long Score);
