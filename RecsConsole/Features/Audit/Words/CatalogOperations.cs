namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for the life of catalog versions, and their wording after a person's name.</summary>
internal static class CatalogOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["create.action"] = () => Texts.OpCreateAction,
            ["edit.action"] = () => Texts.OpEditAction,
            ["submit.action"] = () => Texts.OpSubmitAction,
            ["withdraw.action"] = () => Texts.OpWithdrawAction,
            ["publish.action"] = () => Texts.OpPublishAction,
            ["supersede.action"] = () => Texts.OpSupersedeAction,
            ["retire.action"] = () => Texts.OpRetireAction,
            ["open.action"] = () => Texts.OpOpenAction,
            ["create.playbook"] = () => Texts.OpCreatePlaybook,
            ["edit.playbook"] = () => Texts.OpEditPlaybook,
            ["submit.playbook"] = () => Texts.OpSubmitPlaybook,
            ["withdraw.playbook"] = () => Texts.OpWithdrawPlaybook,
            ["publish.playbook"] = () => Texts.OpPublishPlaybook,
            ["supersede.playbook"] = () => Texts.OpSupersedePlaybook,
            ["retire.playbook"] = () => Texts.OpRetirePlaybook,
            ["open.playbook"] = () => Texts.OpOpenPlaybook,
            ["create.policy"] = () => Texts.OpCreatePolicy,
            ["edit.policy"] = () => Texts.OpEditPolicy,
            ["submit.policy"] = () => Texts.OpSubmitPolicy,
            ["withdraw.policy"] = () => Texts.OpWithdrawPolicy,
            ["publish.policy"] = () => Texts.OpPublishPolicy,
            ["supersede.policy"] = () => Texts.OpSupersedePolicy,
            ["retire.policy"] = () => Texts.OpRetirePolicy,
            ["open.policy"] = () => Texts.OpOpenPolicy,
            ["create.workflow"] = () => Texts.OpCreateWorkflow,
            ["edit.workflow"] = () => Texts.OpEditWorkflow,
            ["submit.workflow"] = () => Texts.OpSubmitWorkflow,
            ["withdraw.workflow"] = () => Texts.OpWithdrawWorkflow,
            ["publish.workflow"] = () => Texts.OpPublishWorkflow,
            ["supersede.workflow"] = () => Texts.OpSupersedeWorkflow,
            ["retire.workflow"] = () => Texts.OpRetireWorkflow,
            ["open.workflow"] = () => Texts.OpOpenWorkflow,
            ["create.case_type"] = () => Texts.OpCreateCaseType,
            ["edit.case_type"] = () => Texts.OpEditCaseType,
            ["state.use_case"] = () => Texts.OpStateUseCase,
            ["create.service_level"] = () => Texts.OpCreateServiceLevel,
            ["edit.service_level"] = () => Texts.OpEditServiceLevel,
            ["submit.service_level"] = () => Texts.OpSubmitServiceLevel,
            ["withdraw.service_level"] = () => Texts.OpWithdrawServiceLevel,
            ["publish.service_level"] = () => Texts.OpPublishServiceLevel,
            ["supersede.service_level"] = () => Texts.OpSupersedeServiceLevel,
            ["retire.service_level"] = () => Texts.OpRetireServiceLevel,
            ["open.service_level"] = () => Texts.OpOpenServiceLevel,
            ["apply.service_level"] = () => Texts.OpApplyServiceLevel,
        };
}
