using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>A decision: everything it rested on, and the slates as they were shown.</summary>
public sealed record DecisionInput(CaseSnapshot Snapshot, Opening Opening, ValidationFacts Validation, IReadOnlyList<Recommendation> Shown);
