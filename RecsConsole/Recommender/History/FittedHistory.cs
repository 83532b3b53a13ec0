using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What is fitted to a tenant's finished cases and changes slowly: which fields tell who finishes a case, and how far counted chances come
/// true. A new base of the index counts anew and keeps it.
/// </summary>
/// <param name="Chances">The calibration of each case type that has one.</param>
/// <param name="Settings">The windows by which the cases were judged.</param>
public sealed record FittedHistory(RoutingModel Routing, IReadOnlyDictionary<string, CalibrationMap> Chances, LabelWindows Settings);
