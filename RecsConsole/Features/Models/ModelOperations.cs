using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Runs;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

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
