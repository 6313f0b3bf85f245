"""Who may do what, written down once: role × screen × action. tests/faults/test_authorisation.py goes by it.

A new screen, a new function behind a click or a new function that writes for somebody is missing here until
somebody has thought about who may use it: then the tests fail.
"""

from dashboard.vocabulary import Permission, Role

ANYBODY = frozenset({Role.OFFICER, Role.STAFF, Role.MANAGER, Role.ADMIN})
OFFICER = frozenset({Role.OFFICER})
HANDLERS = frozenset({Role.OFFICER, Role.STAFF})
FIGURES = frozenset({Role.OFFICER, Role.MANAGER})

# Written out beside the vocabulary, not derived from it: a permission given by mistake has to fail here.
MAY = {
    Permission.SEE_REGISTER: OFFICER,
    Permission.SEE_QUEUE: HANDLERS,
    Permission.SEE_FIGURES: FIGURES,
    Permission.SEE_HISTORY: OFFICER,
    Permission.REGISTER_REQUEST: HANDLERS,
    Permission.DECIDE: OFFICER,
    Permission.APPROVE: OFFICER,
    Permission.CARRY_OUT: HANDLERS,
    Permission.IMPORT: OFFICER,
    Permission.CONFIGURE: OFFICER,
    Permission.MANAGE_USERS: frozenset({Role.ADMIN}),
    Permission.VERIFY: frozenset({Role.SYSTEM}),
}

# Who may open a screen by its address.
SCREENS = {
    "overview": OFFICER,
    "notice": OFFICER,
    "retention": OFFICER,
    "sources": OFFICER,
    "opt_outs": OFFICER,
    "requests": HANDLERS,
    "queue": HANDLERS,
    "breaches": HANDLERS,
    "informing": OFFICER,
    "case": HANDLERS,
    "figures": FIGURES,
    "history": OFFICER,
    "imports": OFFICER,
    "users": frozenset({Role.ADMIN}),
    "account": ANYBODY,
}

# Screens, and parts of them (`?section=`), that have buttons as soon as they are opened.
BUTTONS = [
    *[("case", None), ("figures", None), ("history", None), ("queue", None), ("users", None)],
    *[("breaches", "register"), ("breaches", "new"), ("requests", "new"), ("requests", "reminders")],
    *[("informing", "round"), ("notice", "clauses"), ("retention", "list"), ("sources", "mapping")],
    *[("opt_outs", "conflicts"), ("opt_outs", "suppression_list"), ("imports", "baselines")],
]

BY_STEP = "the permission of the step"
BY_KIND = "the permission of the kind of case"
OF_TAB = "changes only what the tab shows"
OF_SELF = "one's own account"

CALLBACKS = {
    Permission.MANAGE_USERS: {
        *("screens.users.add", "screens.users.change_email", "screens.users.change_role"),
        *("widgets.user_actions.disable", "widgets.user_actions.enable"),
        *("widgets.user_actions.end_sessions", "widgets.user_actions.reset_password"),
        "widgets.user_actions.reset_second_factor",
    },
    Permission.DECIDE: {
        *(
            "widgets.breach_affected._put",
            "widgets.breach_affected.take_list",
            "widgets.breach_aware._correct",
        ),
        *("widgets.breach_papers.take_paper", "widgets.breach_table.take_register"),
        *(
            "widgets.case_attachments.delete",
            "widgets.decide._confirm",
            "widgets.import_baselines.queue_opt_outs",
        ),
        *("widgets.informing_elsewhere.give_up", "widgets.informing_elsewhere.mark_bounced"),
        *("widgets.informing_elsewhere.mark_told", "widgets.informing_elsewhere.take_list"),
        *("widgets.informing_form.queue", "widgets.informing_round.end_round"),
        *("widgets.informing_round.settle_unclear", "widgets.informing_round.start_sending"),
        *("widgets.informing_round.stop_sending", "widgets.informing_unreachable.exempt_them"),
        *("widgets.notice_accept._accept", "widgets.notice_accept._take_back", "widgets.notice_mend._begin"),
        *(
            "widgets.notice_mend._inform",
            "widgets.notice_mend._queue",
            "widgets.opt_out_conflicts.settle_all",
        ),
        *("widgets.opt_out_conflicts.settle_rows", "widgets.outcome._undo", "widgets.person_list._begin"),
        *("widgets.received_form._correct", "widgets.reminders.send", "widgets.source_checks._check"),
    },
    Permission.APPROVE: {"widgets.queue_actions.approve"},
    Permission.REGISTER_REQUEST: {
        *(
            "widgets.breach_form._register",
            "widgets.breach_form._update",
            "widgets.case_assignee._assign_chosen",
        ),
        *("widgets.case_assignee.give", "widgets.case_attachments.attach", "widgets.case_corrections.add"),
        *("widgets.case_corrections.remove", "widgets.case_hits_confirmed._take"),
        *("widgets.case_hits_confirmed.confirm", "widgets.case_link.link", "widgets.opt_out_form.record"),
        *("widgets.person_choice.choose", "widgets.request_form._register"),
    },
    Permission.CARRY_OUT: {
        *("widgets.case_certificate.take_certificate", "widgets.case_deliveries.take_report"),
        *("widgets.case_deliveries.take_transfer", "widgets.case_letters_sent.send"),
        *(
            "widgets.case_papers.take_letter",
            "widgets.proof_summary._check",
            "widgets.queue_actions.claim_all",
        ),
        *("widgets.queue_files.bring", "widgets.queue_files.make", "widgets.queue_send.ask"),
        *("widgets.queue_send.begin", "widgets.queue_sending._stop", "widgets.queue_sending.look"),
    },
    Permission.SEE_QUEUE: {
        *("widgets.case_attachments.take", "widgets.case_timeline._save", "widgets.deadline_calendar.end"),
        *("widgets.deadline_calendar.subscribe", "widgets.deadline_calendar.take"),
    },
    Permission.SEE_FIGURES: {"widgets.figures_file.make_file", "widgets.monthly_report._make"},
    Permission.SEE_HISTORY: {"widgets.history_check.check", "widgets.history_rows.export"},
    Permission.SEE_REGISTER: {
        *("widgets.list_export.export", "widgets.mailing_list.check", "widgets.mailing_list.check_column"),
        *(
            "widgets.mailing_list.take",
            "widgets.notice_counts.count_everything",
            "widgets.notice_rows.export",
        ),
        *("widgets.opt_out_records.export", "widgets.suppression_list.take"),
    },
    Permission.CONFIGURE: {
        *("widgets.import_baselines._attest", "widgets.letter_template.restore_template"),
        *("widgets.letter_template.save_template", "widgets.notice_attest._attest"),
        *(
            "widgets.notice_attest._withdraw",
            "widgets.notice_publish._publish",
            "widgets.notice_remarks._save",
        ),
        *("widgets.source_mapping._save", "widgets.unknown_facts._attest", "widgets.what_if._use"),
        "widgets.backup_button.make",
    },
    Permission.IMPORT: {
        *("widgets.import_form.begin", "widgets.import_progress._stop", "widgets.import_pull.begin_pull"),
        *("widgets.import_snapshots.agree", "widgets.import_snapshots.discard"),
    },
    BY_STEP: {
        *("widgets.breach_steps._take", "widgets.case_recipients.settle", "widgets.case_steps._take"),
        *("widgets.queue_actions.take", "widgets.queue_panel._take_with_words"),
    },
    OF_TAB: {
        *("widgets.case_head._go", "widgets.case_table._at_row", "widgets.case_table.go_to_case"),
        *("widgets.decide.forget", "widgets.history_filters._newer", "widgets.history_filters._older"),
        *("widgets.history_filters.begin_anew", "widgets.import_report._turn"),
        *("widgets.informing_rounds.open_round", "widgets.informing_unreachable._turn"),
        *("widgets.mailing_list.forget", "widgets.monthly_report._drop", "widgets.notice_list.go_to_clause"),
        *(
            "widgets.opt_out_conflicts._begin_anew",
            "widgets.opt_out_conflicts._turn",
            "widgets.outcome._forget",
        ),
        *("widgets.people_page._turn", "widgets.people_page.begin_anew"),
        *("widgets.person_choice.forget", "widgets.prepared_download._prepare", "widgets.queue_send.forget"),
        *("widgets.second_factor._forget_recovery_codes", "widgets.second_factor._forget_secret"),
        *("widgets.queue_table._choose", "widgets.queue_table._turn", "widgets.queue_table._turn_members"),
        *("widgets.queue_table.forget_choice", "widgets.request_table._turn", "widgets.what_if._reset"),
    },
    OF_SELF: {
        *("session.identity.sign_out", "widgets.passwords._change", "widgets.shell._switch"),
        *("widgets.second_factor._turn_off", "widgets.second_factor._turn_on"),
        "widgets.second_factor._make_secret",
    },
}

INSIDE = "is called by those that have asked"
FOR_READER = "asks queries, and each says who may read it"

# Public functions of decisions and outputs that take an actor or an account: they write, or hand out.
WRITERS = {
    Permission.MANAGE_USERS: {
        *("decisions.accounts.add", "decisions.accounts.change_email", "decisions.accounts.change_role"),
        *("decisions.accounts.disable", "decisions.accounts.enable", "decisions.accounts.end_sessions"),
        *("decisions.accounts.reset_password", "decisions.second_factor.reset"),
    },
    Permission.DECIDE: {
        *("decisions.accepting.accept", "decisions.accepting.take_back", "decisions.attachments.remove"),
        *("decisions.breach_awareness.correct_aware", "decisions.breaches.list_affected"),
        *("decisions.bulk.decide", "decisions.bulk.undo", "decisions.correcting.correct_received"),
        *("decisions.informing.begin", "decisions.informing.begin_for"),
        *("decisions.informing_deliveries.decide_unclear", "decisions.informing_deliveries.give_up_bounced"),
        *("decisions.informing_deliveries.mark_elsewhere", "decisions.informing_deliveries.record_bounces"),
        *("decisions.informing_exemptions.exempt", "decisions.informing_rounds.mark_stopped"),
        *("decisions.informing_rounds.take_back", "decisions.settling.settle", "decisions.tasks.queue_tasks"),
        *("outputs.breach.papers.affected_csv", "outputs.breach.papers.hand_out_breach_paper"),
        *("outputs.breach.papers.register_csv", "outputs.informing.merge_list.hand_out_list"),
        *("outputs.informing.running.start", "outputs.informing.running.stop"),
        "outputs.reminders.reminding.remind",
    },
    Permission.REGISTER_REQUEST: {
        *("decisions.assigning.assign", "decisions.attachments.attach", "decisions.breaches.register"),
        *("decisions.breaches.update", "decisions.corrections.add", "decisions.corrections.remove"),
        *("decisions.hits.confirm_hits", "decisions.intake.register", "decisions.left_out.take_out"),
    },
    Permission.CARRY_OUT: {
        *("outputs.bulk_api.running.start", "outputs.certificate.certificate.hand_out_certificate"),
        *("outputs.letters.letter.hand_out_letter", "outputs.letters.sending.send_letter"),
        *("outputs.report.report.hand_out_report", "outputs.results.import_results"),
        *("outputs.transfer.transfer.hand_out_transfer", "outputs.write_back.hand_out"),
        "outputs.write_back.look_over",
    },
    Permission.SEE_QUEUE: {
        *(
            "decisions.opening.add_note",
            "decisions.opening.person_opened",
            "decisions.subscriptions.subscribe",
        ),
        "outputs.attachment.hand_out_attachment",
    },
    Permission.CONFIGURE: {
        *("decisions.attesting.attest_clause", "decisions.attesting.withdraw_attestation"),
        *("decisions.baselines.attest", "decisions.notice_versions.publish_notice"),
        *("decisions.remarks.answer_remark", "decisions.settings.change_setting"),
        *("decisions.settings.put_settings", "outputs.letters.templates.change_template"),
        *("outputs.backup.making.back_up", "outputs.backup.running.start"),
    },
    Permission.IMPORT: {"decisions.imports.record_import"},
    Permission.SEE_REGISTER: {
        *("outputs.mailing_list.checking.check_list", "outputs.mailing_list.files.hand_out"),
        *("outputs.request_figures.request_figures", "outputs.suppression_list.hand_out"),
    },
    Permission.SEE_FIGURES: {
        *("outputs.monthly_report.hand_out_monthly_report", "outputs.monthly_report.make_monthly_report"),
        *("outputs.monthly_report.reading.read_facts", "outputs.register_figures.register_figures"),
        "outputs.request_figures.month_figures",
    },
    BY_STEP: {"decisions.steps.take_step"},
    BY_KIND: {"decisions.cases.open_cases"},
    OF_SELF: {
        *("decisions.accounts.change_own_password", "decisions.accounts.set_language"),
        *("decisions.sessions.start", "decisions.subscriptions.end", "decisions.second_factor.turn_off"),
        *("decisions.second_factor.check_key", "decisions.second_factor.recovery_codes_left"),
    },
    FOR_READER: {
        *("outputs.calendar.make_calendar", "outputs.calendar_days.case_days"),
        *("outputs.calendar_days.other_days", "outputs.delivery.check_delivery"),
        *("outputs.monthly_report.month.check_month", "outputs.monthly_report.month.choices"),
        "decisions.steps.steps_for",
    },
    INSIDE: {
        *("decisions.account_seals.account_hash", "decisions.account_seals.record_account"),
        *("decisions.acts.write_act", "decisions.guards.check_step", "decisions.informing.move"),
        *("decisions.informing_deliveries.advance", "decisions.informing_deliveries.claim"),
        *("decisions.informing_deliveries.settle", "decisions.informing_deliveries.write"),
        *("decisions.informing_rounds.close_done", "decisions.informing_rounds.close_if_done"),
        *("decisions.informing_rounds.mark_started", "decisions.informing_rounds.move_all"),
        *("decisions.items.store_plan", "decisions.items.write_results", "decisions.ledger.append"),
        *("decisions.ledger.record_act", "decisions.ledger.vouch", "decisions.material.make"),
        *("decisions.restrictions.begin", "outputs.backup.carrying.carry"),
        *("decisions.restrictions.end", "decisions.step_rows.write_step", "outputs.bulk_api.intents.intend"),
        *("outputs.bulk_api.intents.settle", "outputs.calendar.record_calendar"),
        *("outputs.backup.replaying.replay", "outputs.backup.restoring.restore"),
        *("decisions.shared_keys.accept_keys", "outputs.encrypting.encrypt"),
        *("outputs.informing.running.resume", "outputs.paper.handed_out", "outputs.paper.record_download"),
    },
}
