using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>A decision: all its inputs, and the slates as shown.</summary>
public sealed record DecisionInput(
    CaseSnapshot Snapshot,
    RecommendationRequest Request,
    ValidationFacts Validation,
    IReadOnlyList<Recommendation> Shown
);
