using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>A decision: everything it rested on, and the slates as they were shown.</summary>
public sealed record DecisionInput(
    CaseSnapshot Snapshot,
    RecommendationRequest Opening,
    ValidationFacts Validation,
    IReadOnlyList<Recommendation> Shown
);
