using RecsConsole.Platform;

namespace RecsConsole.Features.Models;

/// <summary>What the pages of models read, and who reads.</summary>
public sealed record ModelOperations(
    ListModels List,
    ReadModel Read,
    RequestRetraining Retrain,
    CancelRetraining CancelTraining,
    StopModels Stop,
    ResumeModels Resume,
    ActorProvider Actors,
    ChangePoller Changes
);
